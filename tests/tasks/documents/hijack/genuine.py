"""Invented reports on gambling, credit, papers, medicine and betting: full of the words of spam, and all their own."""

from __future__ import annotations

REPORTS = [
    """警方打掉一特大网络赌球团伙
本报成都6月3日电(记者 周子恒)欧洲杯临近,四川警方近日打掉一个网络赌球团伙,抓获犯罪嫌疑人47名,冻结涉案资金1.2亿元。
经查,该团伙租用境外服务器搭建体育投注网站,设置让球、大小球、串关、滚球等玩法,通过总代理、下级代理层层发展会员,日均投注额超过300万元。
“平台赔率由后台操控,参与者十赌九输。”办案民警介绍,该网站还开设百家乐、老虎机、捕鱼等电子游艺,并以注册送彩金、首存优惠为诱饵拉拢新会员。
警方提醒,网络赌球、私彩、六合彩外围投注均属违法,请广大球迷理性观赛,切勿下注。""",
    """虚开增值税专票45亿元 三地警方联合收网
新华社南京9月12日电 江苏、浙江、安徽三地公安机关联合税务部门破获一起虚开增值税专用发票案,抓获犯罪嫌疑人63名,捣毁开票窝点9个。
该团伙注册空壳公司200余家,在互联网上发布代开发票信息,以票面金额的3%至6%收取手续费,向全国2000余家企业代开餐饮、住宿、建材类发票。
民警在现场查获公章、印章430枚,税控盘170个,手机卡、银行卡等四件套86套。
税务部门提醒,切勿通过加微信、打电话等方式购买发票。""",
    """花两万买来的博士文凭是假的
近日,上海警方侦破一起制售假文凭案,抓获嫌疑人11人。
嫌疑人李某在网上开设留学服务公司,宣称可代办国外硕士、博士文凭,包教育部认证,收费1万元至8万元不等。
经查,李某团伙还提供雅思代考、论文代写、成绩单制作等服务,涉案金额600余万元。
警方表示,伪造学历证书、买卖国家机关证件将被追究刑事责任。""",
    """全国公安机关严打“裸聊”敲诈
公安部今天通报,近期裸聊敲诈案件多发,受害人以青年男性为主。
犯罪团伙以同城交友、激情视频为名,诱导受害人下载含木马的直播APP,窃取通讯录后实施敲诈。
湖北警方抓获的一个团伙中,成员分工负责引流、聊天、跑分,藏身柬埔寨西港一处园区。
民警提示,不要点击陌生链接,不要下载来源不明的色情直播软件,更不要与陌生人裸聊。""",
    """“秒批”“不看征信”?当心贷款陷阱
重庆市反诈中心发布预警:近期假冒网贷平台诈骗高发。
骗子打着无抵押贷款、黑户可贷、当天放款的旗号,要求受害人先缴纳解冻费、保证金。
今年前4个月,全市共破获虚假贷款类案件312起,抓获犯罪嫌疑人540名,止付冻结资金2300余万元。
案例中,市民陈女士搜索小额贷款后下载了“某某借条”APP,被骗4.8万元。""",
    """跨境走私“减肥神药”案告破
海关总署缉私局通报,广州海关缉私局查获走私减肥药、壮阳药、司美格鲁肽注射液共12万支,案值9000余万元。
该团伙从境外代购药品,伪报为保健品、化妆品,通过微商和直播带货出售。
另案中,拱北海关在旅检渠道查获电子烟烟弹3.2万个,冬虫夏草18公斤,高仿手表260块。
执法人员提醒,未经批准进口的药品按假药论处。""",
    """虚拟货币“跑分”洗钱团伙覆灭
记者从内蒙古通辽警方获悉,警方打掉一个利用泰达币(USDT)为境外电诈、赌博集团洗钱的团伙,抓获63人,涉案流水120亿元。
该团伙招募“码农”“卡商”,收购银行卡、对公账户,通过虚拟币交易所完成资金转移。
骨干成员王某交代,团伙在各币圈群寻找承兑商,按千分之八抽取佣金。
检察机关以帮助信息网络犯罪活动罪批准逮捕29人。""",
    """公安机关整治涉考作弊器材
高考前夕,公安部部署开展打击考试作弊专项行动,查获隐形耳机、作弊器、信号接收器等器材1.3万件,破获案件86起。
广东警方抓获一个助考团伙,其在网上发布“包过”“考前答案”信息,骗取考生钱财。
教育部门同时关停有害网站、贴吧账号400余个,清理替考、枪手类信息7800余条。""",
    """Police smash online casino ring linked to scam compounds
Police in Manila arrested 114 foreigners on Tuesday in a raid on an online casino and sports betting hub, officials said.
The company offered free spins, welcome bonuses and no-deposit offers to players in three countries, investigators said.
Officers seized slot machines, 300 phones, crypto wallets and replica designer watches, the bureau said in a statement.
The suspects also ran dating sites and fake crypto exchanges to find victims, the prosecutor told the court.""",
    """Casinos en ligne illégaux : neuf interpellations
La gendarmerie a interpellé neuf suspects qui exploitaient des casinos en ligne et des paris sportifs sans autorisation.
Les joueurs étaient attirés par des bonus sans dépôt et des tours gratuits, selon le parquet de Paris.
Les enquêteurs ont saisi 2,4 millions d'euros en bitcoin, des montres de luxe contrefaites et du viagra vendu sans ordonnance.""",
    """澳門司警破外圍賭波集團 拘22人
【本報訊】司警局昨日公布,偵破一個利用世界盃期間經營外圍賭波的犯罪集團,拘捕22名男女,涉及投注額50億港元。
警方在酒店房間搜出大批波纜、手提電腦及籌碼,相信集團透過互聯網接受百家樂、足球投注。
司警指,疑犯為集團總代理,負責招攬賭客及派彩。""",
    """彩票店主挪用资金被诉
检察机关指控,被告人刘某在经营体育彩票、福利彩票销售点期间,擅自销售“私彩”,接受他人投注双色球、大乐透、排列三等号码,非法获利76万元。
法院审理认为,刘某的行为构成非法经营罪、赌博罪,判处有期徒刑三年。
据悉,该店还摆放麻将机、扑克牌供人娱乐,警方曾多次查处。""",
    """Drug agency intercepts medicines at two ports
LAGOS, March 4 - Officers at Tin Can port seized 9.4 million tramadol pills and 38,000 bottles of codeine syrup hidden in three
containers of floor tiles on Monday, the drug agency said.
A day later its officers found 600 cialis pills, 4,000 xanax tablets and two kilos of ketamine in a van near Ibadan.
Six suspects were arrested and remain in custody, the agency said in a statement.""",
]
