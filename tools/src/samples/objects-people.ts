/** Service objects of the departments that look after people: identity, work, health, care, school. Format as in `objects.ts`. */
export const PEOPLE: Readonly<Record<string, string>> = {
  GA: `
居民身份证|resident identity card|P|未满十六周岁:under sixteen,年满十六周岁:sixteen and over,异地办理:away from home,有效期满:expired,信息变更:changed data|depth=3 m=hukou,photo fee=20.00@idcard law=居民身份证法#10
临时居民身份证|temporary identity card|P||depth=3 m=hukou,photo fee=10.00@idcard law=居民身份证法#12
居民户口簿|household register|P|家庭户:family,集体户:collective|m=title law=户口登记条例#4
户口登记|household registration|H|出生:birth,收养:adoption,死亡:death,退役:discharge,恢复户口:restored,华侨回国定居:returned overseas Chinese,港澳台居民定居:settlement of residents of Hong Kong Macao and Taiwan|m=hukou law=户口登记条例#7
户口迁移|household move|H|购房落户:home purchase,务工落户:employment,大中专学生:students,夫妻投靠:spouse,父母投靠子女:parents,子女投靠父母:children,人才引进:talent,市内移居:within the city|m=hukou,title law=户口登记条例#10
户口项目变更更正|change of household entries|H|姓名:name,性别:sex,民族:ethnicity,出生日期:date of birth,婚姻状况:marital status,文化程度:schooling,服务处所:workplace|m=hukou law=户口登记条例#18
分户立户|splitting a household|H|因婚分户:on marriage,因房分户:on housing|m=hukou,title
浙江省居住证|residence permit|P+y|连续就业:employment,连续就读:study,合法稳定住所:stable home|m=labour,title law=居住证暂行条例#9
流动人口居住登记|floating population registration|R0|租赁房屋:rented home,单位宿舍:dormitory,投亲靠友:with relatives|a=person
普通护照|ordinary passport|P|首次申请:first,有效期满:expired,未满十六周岁:under sixteen,内容变更加注:annotation|t=entry-exit depth=3 m=photo fee=120.00@passport law=护照法#5
往来港澳通行证|travel permit to Hong Kong and Macao|P|旅游签注:tourist endorsement,探亲签注:family endorsement,商务签注:business endorsement,逗留签注:stay endorsement|t=entry-exit depth=3 m=photo fee=60.00@passport
往来台湾通行证|travel permit to Taiwan|P|团队旅游签注:group endorsement,探亲签注:family endorsement,学习签注:study endorsement|t=entry-exit depth=3 m=photo fee=60.00@passport
台湾居民来往大陆通行证|mainland travel permit for Taiwan residents|P|五年期:five years|t=entry-exit m=photo
港澳台居民居住证|residence permit for residents of Hong Kong Macao and Taiwan|P||t=entry-exit m=photo
外国人居留许可|foreigner's residence permit|Q|工作类:work,学习类:study,团聚类:reunion,私人事务类:private affairs|t=entry-exit m=photo,contract depth=3 law=出境入境管理法#29
外国人签证|foreigner's visa|Q|贸易类:trade,访问类:visit,旅游类:tourism|t=entry-exit m=photo depth=3 law=出境入境管理法#29
外国人住宿登记|foreigner's lodging registration|R0||a=both t=entry-exit
机动车驾驶证|driving licence|P+y|初次申领C1:first C1,初次申领C2:first C2,增加准驾车型:added class,军警驾驶证换证:military exchange,境外驾驶证换证:foreign exchange,期满换证:expired,转入换证:moved in,超龄换证:by age|t=driving depth=3 m=photo,health fee=10.00@driving law=道路交通安全法#19
机动车|motor vehicle|R|小型汽车:car,新能源汽车:new energy car,大型货车:lorry,大型客车:bus,摩托车:motorcycle,挂车:trailer,校车:school bus|f=vehicle a=both t=driving m=invoice,insur fee=125.00@plate law=道路交通安全法#8
机动车号牌|motor vehicle plate|P|临时号牌:temporary,教练车号牌:training,新能源号牌:new energy|f=vehicle a=both t=driving m=veh fee=100.00@plate
机动车行驶证|vehicle licence|P||f=vehicle a=both t=driving m=veh fee=15.00@plate
机动车登记证书|vehicle registration certificate|P||f=vehicle a=both t=driving fee=10.00@plate
机动车检验合格标志|vehicle inspection mark|P|免检车辆:exempt,上线检验:tested,委托异地检验:elsewhere|f=vehicle a=both t=driving m=insp,insur
机动车抵押登记|vehicle mortgage registration|R|银行贷款:bank loan,融资租赁:leasing|f=vehicle a=both t=driving,finance m=contract
电动自行车登记|electric bicycle registration|R|国标车:standard,快递外卖车:delivery|f=vehicle a=both t=driving m=invoice
校车驾驶资格|school bus driver qualification|Q|||t=driving m=drv,health law=校车安全管理条例#23
交通违法记录|traffic violation record|S|机动车:vehicle,驾驶人:driver|a=both t=driving
剧毒化学品道路运输通行证|toxic chemicals road pass|A0|||a=enterprise f=pass m=veh,drv t=transport,safety law=危险化学品安全管理条例#50
烟花爆竹道路运输许可证|fireworks road transport licence|A0|||a=enterprise f=pass m=veh t=transport,safety law=烟花爆竹安全管理条例#22
民用爆炸物品购买许可证|civil explosives purchase licence|L|爆破作业单位:blasting units,科研单位:research units|m=contract,rules t=safety law=民用爆炸物品安全管理条例#21
爆破作业单位许可证|blasting unit licence|L|营业性:commercial,非营业性:non-commercial|m=staff,equip,rules t=safety law=民用爆炸物品安全管理条例#31
爆破作业人员许可证|blaster's licence|Q|爆破员:blaster,安全员:safety officer,保管员:storekeeper|t=safety m=photo,health
易制毒化学品|drug precursor chemicals|F|第二类购买:class II purchase,第三类购买:class III purchase,第三类运输:class III transport|t=safety m=contract law=易制毒化学品管理条例#17
旅馆业特种行业许可证|hotel special trade licence|L|酒店宾馆:hotel,民宿:guest house,公寓式酒店:apartment hotel|m=prem,fire,plan t=start-business joint=XFJY law=旅馆业治安管理办法#4
公章刻制业特种行业许可证|seal engraving licence|L||m=prem t=start-business law=印铸刻字业暂行管理规则#3
典当业特种行业许可证|pawnshop special trade licence|L||m=prem,rules t=start-business
印章刻制|seal engraving|F|法定名称章:corporate seal,财务专用章:finance seal,合同专用章:contract seal,发票专用章:invoice seal|t=start-business m=lic
保安服务许可证|security service licence|L|门卫巡逻:guarding,武装守护押运:armed escort|m=staff,rules t=qualification law=保安服务管理条例#9
保安员证|security guard certificate|Q||t=employment m=photo,health law=保安服务管理条例#16
大型群众性活动安全许可|safety permit for large events|A|体育比赛:sport,演唱会:concert,展销会:fair,灯会庙会:temple fair|a=enterprise f=project m=plan,rules t=culture,safety joint=XFJY law=消防法#20
集会游行示威|assembly and demonstration|A||t=legal law=集会游行示威法#7
焰火燃放许可|fireworks display permit|A0|Ⅰ级:grade I,Ⅱ级:grade II|a=enterprise t=safety
犬类准养证|dog licence|Q+y|重点管理区:key area,一般管理区:ordinary area,导盲犬:guide dog|t=city-life m=photo
无犯罪记录证明|certificate of no criminal record|S0|求职就业:employment,出国境:going abroad,资格考试:examination|a=person t=legal
亲属关系证明|certificate of kinship|S0||a=person
户籍信息|household data|S|本人:own,历史户籍:historical|a=person
计算机信息系统国际联网|international connection of computer systems|F|接入单位:access unit,网站:website|t=safety law=网络安全法#21
网络安全等级保护|network security grade|F|第二级:grade 2,第三级:grade 3|t=safety law=网络安全法#21
金融机构营业场所安全防范设施|bank premises security works|A|新建:new,改建:rebuilt|m=plan t=safety
机动车停车场|car park|F|公共停车场:public,专用停车场:private|t=transport
新车上牌一件事|one-stop new car registration|J||joint=SW f=vehicle a=both m=invoice,insur t=driving,taxation
户口迁移一件事|one-stop household move|J||joint=YLBZ,RLSB a=person m=hukou
`,
  RLSB: `
企业职工基本养老保险参保登记|employees' pension insurance enrolment|R|用人单位:employer,灵活就业人员:flexible worker,新业态从业人员:platform worker|a=both law=社会保险法#57
城乡居民基本养老保险参保登记|residents' pension insurance enrolment|R||a=person
机关事业单位养老保险参保登记|public bodies' pension insurance enrolment|R||a=enterprise
工伤保险参保登记|work injury insurance enrolment|R|用人单位:employer,建筑项目:construction project,超龄人员:over-age worker,实习学生:intern|a=enterprise law=工伤保险条例#2
失业保险参保登记|unemployment insurance enrolment|R||a=enterprise law=社会保险法#44
企业职工养老保险待遇|employees' pension|B|正常退休:ordinary retirement,特殊工种提前退休:hazardous work early retirement,病残津贴:disability allowance,丧葬抚恤:funeral and survivors,弹性延迟退休:flexible late retirement|t=retirement,social-security m=bank,labour law=社会保险法#16
城乡居民养老保险待遇|residents' pension|B|养老金:pension,丧葬补助金:funeral grant,个人账户继承:inherited account|t=retirement,social-security m=bank law=社会保险法#20
养老保险关系转移接续|transfer of pension insurance|B0|转入:in,转出:out,军队转地方:from the army,城乡制度衔接:between schemes|a=person t=social-security law=社会保险法#19
领取养老金人员资格认证|pensioner qualification|B0|在国内:at home,在境外:abroad|a=person t=retirement
工伤|work injury|C|工作时间受伤:at work,上下班途中:commuting,视同工伤:deemed,职业病:occupational disease|a=both m=med,labour d=60/15 law=工伤保险条例#17
劳动能力鉴定|labour capacity appraisal|C|初次鉴定:first,停工留薪期确认:paid leave period,配置辅助器具:aids,非因工伤残:non-work injury|a=both m=med d=60/30 law=工伤保险条例#21
工伤保险待遇|work injury benefit|B|医疗费:medical costs,一次性伤残补助金:lump-sum disability,伤残津贴:disability allowance,生活护理费:nursing,一次性工亡补助金:death grant,供养亲属抚恤金:dependants,辅助器具费:aids,康复费:rehabilitation|m=med,bank law=社会保险法#38
失业保险金|unemployment benefit|B|本地户籍:local,异地户籍:migrant,农民合同制工人:rural contract worker|t=employment,social-security m=bank law=社会保险法#45
失业补助|unemployment support|B|技能提升补贴:skill subsidy,职业培训补贴:training subsidy,丧葬补助金和抚恤金:funeral grant|t=employment,social-security m=bank
稳岗返还|job stabilisation refund|B|大型企业:large,中小微企业:small and micro|a=enterprise t=employment
社会保障卡|social security card|P|第三代卡:third generation,电子社保卡:electronic,未成年人:minor|m=photo t=social-security
个人社会保险缴费记录|personal social insurance record|S|养老:pension,工伤:work injury,失业:unemployment|a=person
单位社会保险缴费证明|employer's social insurance certificate|S|||a=enterprise
社会保险缴费|social insurance payment|T||a=enterprise t=social-security
社会保险个人信息变更|change of social insurance personal data|B0|姓名:name,证件号码:document number,联系方式:contact|a=person
就业困难人员|person with difficulty finding work|C|大龄失业:older unemployed,零就业家庭:jobless household,残疾失业:disabled,低保家庭:low-income|a=person t=employment m=hukou law=就业促进法#52
就业失业登记|employment and unemployment registration|R|失业登记:unemployed,就业登记:employed,灵活就业登记:flexible|a=person t=employment law=就业促进法#35
就业补贴|employment subsidy|B|社会保险补贴:social insurance,公益性岗位补贴:public post,一次性吸纳就业补贴:hiring,求职创业补贴:graduates,交通补贴:travel|a=both t=employment m=labour,bank
创业补贴|start-up subsidy|B|一次性创业补贴:one-off,创业场租补贴:rent,创业带动就业补贴:job creation,农村电商补贴:rural e-commerce|a=both t=employment,start-business m=lic,bank
创业担保贷款申请|application for start-up guaranteed loan|B0|个人:person,合伙:partners,小微企业:small enterprise|a=both t=employment,finance m=lic,bank
见习基地与见习补贴|internship base and subsidy|B|见习基地:base,见习补贴:subsidy|a=enterprise t=employment
高校毕业生就业服务|graduate employment service|S0|报到证遗失证明:lost registration proof,就业推荐:recommendation,档案接收:file reception,落户推荐:settlement recommendation|a=person t=employment
流动人员人事档案服务|personnel file service|B0|接收:reception,转递:transfer,借阅:consultation,材料收集:added papers,政审证明:background certificate|a=person t=employment
职业技能等级|skill grade|C|初级工:junior,中级工:intermediate,高级工:senior,技师:technician,高级技师:senior technician|a=person t=employment,qualification m=photo,edu
职业资格证|vocational certificate|Q|焊工:welder,保育师:nursery teacher,电工:electrician,中式烹调师:Chinese cook|t=qualification,employment m=photo
专业技术职称评审|professional title|C|初级:junior,中级:intermediate,高级:senior,社会化评审:open review|a=person t=qualification m=edu,report
人力资源服务许可证|human resources service licence|L+y|职业中介:job agency,网络招聘:online recruitment|m=prem,staff,rules t=employment law=人力资源市场暂行条例#18
人力资源服务|human resources service|F|劳务外包:outsourcing,人力资源培训:training,猎头服务:executive search|t=employment law=人力资源市场暂行条例#18
劳务派遣经营许可证|labour dispatch licence|L+y|||m=prem,rules,fundsProof t=employment law=劳动合同法#57
民办职业培训学校办学许可证|private vocational school licence|L|焊工类:welding,家政类:domestic service,电子商务类:e-commerce|m=prem,staff,art t=schooling,employment law=民办教育促进法#12
企业实行不定时和综合计算工时工作制|flexible working hours|A|不定时工作制:irregular,综合计算工时工作制:comprehensive|a=enterprise t=employment law=劳动法#39
集体合同|collective agreement|F|工资专项:wages,女职工专项:women workers,行业性:sector|a=enterprise t=employment law=劳动合同法#54
劳动用工|employment record|F|新招用:hired,续签:renewed,终止解除:ended|a=enterprise t=employment
劳动保障监察投诉|labour inspection complaint|S0|拖欠工资:unpaid wages,未签劳动合同:no contract,超时加班:overtime,使用童工:child labour|a=person t=employment,legal law=劳动保障监察条例#9
劳动人事争议仲裁申请|application for labour arbitration|B0|个人申请:individual,集体争议:collective,调解协议仲裁审查:review of mediation|a=both t=employment,legal law=劳动争议调解仲裁法#28
劳动人事争议调解申请|application for labour mediation|S0||a=both t=employment,legal
农民工工资保证金办理|migrant workers' wage deposit|B0|存储:deposit,保函替代:guarantee,返还:refund|a=enterprise f=project law=保障农民工工资支付条例#32
人才引进补贴|talent subsidy|B|高层次人才:high-level,应届毕业生生活补贴:graduates' living,购房补贴:home purchase,租房补贴:rent|a=person t=employment,housing m=edu,bank
人才分类|talent grade|C|A至C类:A to C,D类:D,E类:E|a=person t=employment m=edu
企业职工退休一件事|one-stop retirement|J|正常退休:ordinary,灵活就业人员退休:flexible worker|joint=YLBZ,GJJ a=person m=bank t=retirement
员工招聘一件事|one-stop hiring|J||joint=YLBZ,GJJ m=labour t=employment
灵活就业一件事|one-stop flexible work|J||joint=SW,YLBZ a=person t=employment
`,
  WSJK: `
医疗机构执业许可证|medical institution licence|L+y|综合医院:general hospital,门诊部:outpatient department,口腔诊所:dental clinic,中西医结合诊所:integrated clinic,社区卫生服务站:community station,村卫生室:village clinic,医学检验实验室:medical laboratory,护理院:nursing home|m=prem,staff,equip,plan law=医疗机构管理条例#23 chg=medical
诊所|clinic|F|普通诊所:general,口腔诊所:dental,中医诊所:traditional medicine,医疗美容诊所:cosmetic|m=prem,staff law=医师法#20
设置医疗机构|setting up of a medical institution|A|营利性医院:for-profit hospital,非营利性医院:non-profit hospital,急救站:ambulance station|a=enterprise m=plan,fundsProof law=医疗机构管理条例#9
医师执业|physician's practice|N|临床类别:clinical,中医类别:traditional medicine,口腔类别:dental,公共卫生类别:public health,助理医师:assistant,多机构备案:several institutions|m=qual,photo,labour law=医师法#14
护士执业|nurse's practice|N|首次就业:first post,重新执业:return to practice|m=qual,photo,health law=护士条例#8
乡村医生执业|village doctor's practice|N||m=qual,photo law=乡村医生从业管理条例#9
母婴保健技术服务执业许可证|maternal and child care licence|L|助产技术:midwifery,结扎手术:sterilisation,终止妊娠手术:abortion,婚前医学检查:premarital examination|m=staff,equip,rules law=母婴保健法#32
母婴保健技术考核合格证|maternal care competence certificate|Q|助产:midwifery,计划生育技术:family planning|m=qual,photo t=qualification
放射诊疗许可证|radiotherapy and radiology licence|L+y|X射线影像诊断:X-ray imaging,介入放射学:interventional,放射治疗:radiotherapy,核医学:nuclear medicine|m=equip,staff,insp
放射工作人员证|radiation worker certificate|Q||m=health,photo t=qualification
公共场所卫生许可证|public place hygiene licence|L|宾馆旅店:hotel,理发美容:hair and beauty,游泳场所:swimming pool,沐浴场所:bathhouse,影剧院:cinema,歌舞厅:dance hall,商场超市:shop,候车室:waiting room|m=prem,plan,health,insp t=start-business,health law=公共场所卫生管理条例#4
饮用水供水单位卫生许可证|drinking water supply hygiene licence|L|集中式供水:central,二次供水:secondary,现制现售水:vending|m=prem,insp,health law=传染病防治法#29
消毒产品生产企业卫生许可证|disinfectant maker hygiene licence|L|消毒剂:disinfectants,卫生用品:hygiene products,消毒器械:devices|m=prem,equip,insp law=传染病防治法#29
建设项目职业病防护设施|occupational disease protection of projects|A|放射防护预评价:radiation pre-assessment,放射竣工验收:radiation acceptance|a=enterprise f=project m=report law=职业病防治法#17
职业病危害项目申报|occupational hazard declaration|T0|||a=enterprise t=safety,health law=职业病防治法#16
职业病诊断鉴定|occupational disease diagnosis appraisal|C|尘肺病:pneumoconiosis,噪声聋:noise deafness,职业中毒:poisoning|a=person m=med law=职业病防治法#52
出生医学证明|medical certificate of birth|P|机构内出生:born in hospital,机构外出生:born elsewhere|t=birth,marriage m=marriage law=母婴保健法#23
死亡医学证明|medical certificate of death|P||t=social-care a=person
生育登记|birth registration|R0|一孩:first child,二孩:second child,三孩:third child|t=birth,marriage a=person m=marriage law=人口与计划生育法#18
计划生育家庭扶助金|family planning assistance|B|农村部分家庭奖励扶助:rural reward,特别扶助:special,手术并发症扶助:complications,独生子女父母奖励:only child parents|t=marriage,social-care m=hukou,bank law=人口与计划生育法#27
育儿补贴|childcare allowance|B|二孩:second child,三孩:third child|t=birth,marriage m=birth,bank
托育机构|childcare centre|F|营利性:for-profit,非营利性:non-profit,家庭托育点:home-based|a=enterprise m=prem,staff,health t=birth,start-business
病残儿医学鉴定|medical appraisal of a disabled child|C||a=person m=med t=marriage
再生育审批|permission for a further birth|A||a=person m=marriage t=marriage
义诊活动|free clinic event|F||a=enterprise
预防接种证|vaccination certificate|P|儿童:child,成人:adult,入学查验:school check|a=person t=birth,schooling,health law=疫苗管理法#47
预防接种单位|vaccination unit|F|狂犬病暴露处置门诊:rabies clinic,成人接种门诊:adult clinic|a=enterprise m=prem,staff law=疫苗管理法#44
预防接种异常反应补偿金|vaccine injury compensation|B||m=med t=health
血吸虫病等地方病救治补助|endemic disease treatment aid|B||m=med
麻醉药品和第一类精神药品购用印鉴卡|narcotic drug purchase card|L|||m=staff,rules law=麻醉药品和精神药品管理条例#36
无偿献血服务|blood donation service|B0|用血费用报销:blood cost refund,献血证补办:lost donor card|a=person m=invoice law=献血法#14
医疗广告审查|medical advertisement review|A0|||a=enterprise law=广告法#46
医疗事故争议调解申请|medical dispute mediation|S0|||a=person t=legal,health
中医医术确有专长人员|person skilled in traditional medicine|C|师承:apprentice,自学:self-taught|a=person law=中医药法#15
病原微生物实验室|pathogen laboratory|F|一级:level 1,二级:level 2|a=enterprise m=equip,rules t=safety
大型医用设备配置许可证|large medical equipment licence|L|乙类:class B|m=equip,plan
出生一件事|one-stop newborn services|J|户籍在本市:local household,一方外地户籍:one parent from elsewhere|joint=GA,YLBZ a=person m=marriage,hukou t=birth,household,medical-insurance
身后一件事|one-stop services after a death|J||joint=GA,MZ a=person m=deathcert t=social-care
开办诊所一件事|one-stop clinic opening|J|||joint=SCJG,STHJ m=prem,staff t=start-business
`,
  YLBZ: `
基本医疗保险参保登记|basic medical insurance enrolment|R|职工:employee,灵活就业人员:flexible worker,城乡居民:resident,新生儿:newborn,大学生:university student,退役军人:veteran|a=both law=社会保险法#57
医疗费用报销|medical expense refund|B0|门诊:outpatient,住院:inpatient,急诊:emergency,异地就医:elsewhere,意外伤害:accident,境外就医:abroad|m=invoice,med,bank law=社会保险法#28
生育保险待遇|maternity benefit|B|生育津贴:maternity allowance,产前检查费:prenatal checks,分娩医疗费:delivery,计划生育手术费:family planning,灵活就业人员:flexible workers|t=medical-insurance,birth m=birth,invoice,bank law=社会保险法#54
异地就医|treatment elsewhere|F|异地安置退休:settled retirees,异地长期居住:long-term residents,转诊转院:referral,临时外出就医:temporary|a=person
门诊慢特病待遇|chronic disease outpatient benefit|B|高血压:hypertension,糖尿病:diabetes,恶性肿瘤:cancer,尿毒症透析:dialysis,器官移植抗排异:transplant,精神分裂症:schizophrenia,帕金森病:Parkinson's|m=med
医疗救助金|medical assistance|B|低保对象:minimum living,特困人员:destitute,低保边缘:near-poor,因病致贫:poor through illness|m=income,invoice t=medical-insurance,social-care law=社会救助暂行办法#28
长期护理保险待遇|long-term care benefit|B|机构护理:in institutions,居家护理:at home,失能等级评估:assessment|m=med t=medical-insurance,retirement
定点医疗机构|designated medical institution|C|医院:hospital,诊所:clinic,护理院:nursing home|a=enterprise m=lic,staff
定点零售药店|designated pharmacy|C|单体药店:single,连锁药店:chain|a=enterprise m=lic,staff
医疗保险关系转移接续|transfer of medical insurance|B0|转入:in,转出:out,退役军人:veteran|a=person law=社会保险法#32
医保个人账户支取与共济|use of personal medical account|B0|家庭共济:family sharing,一次性支取:withdrawal,继承:inheritance|m=bank
基本医疗保险参保信息|medical insurance record|S|参保凭证:proof of enrolment,缴费证明:proof of payment,待遇明细:benefit details|a=both
医保电子凭证|electronic medical insurance voucher|P||a=person
医疗保险个人信息变更|change of medical insurance personal data|B0|姓名:name,证件号码:document number,银行账户:bank account|a=person
高值药品使用备案|use of high-value drugs|A0|国家谈判药品:negotiated drugs,罕见病用药:rare disease drugs|a=person m=med
医保基金举报投诉|medical insurance fund report|S0||a=both t=medical-insurance,legal
医保退休待遇核定|retiree medical benefit|C||a=person t=medical-insurance,retirement
商业补充医疗保险理赔|supplementary insurance claim|B0||a=person m=invoice,bank
`,
  MZ: `
结婚|marriage|M|内地居民:mainland residents,涉外:foreign national,涉港澳台:Hong Kong Macao or Taiwan,华侨:overseas Chinese,跨省通办:across provinces|d=0/0 t=marriage depth=3 m=hukou,photo law=民法典#1049
离婚|divorce|M|内地居民:mainland residents,涉外:foreign national|t=marriage depth=3 m=hukou,marriage law=民法典#1076
收养|adoption|M|社会福利机构抚养的孤儿:orphan in an institution,生父母有特殊困难:parents in difficulty,三代以内同辈旁系血亲:relatives,继子女:stepchildren,华侨收养:by overseas Chinese|t=marriage m=hukou,marriage law=民法典#1105
婚姻登记档案|marriage record|S||a=person t=marriage
最低生活保障|minimum living allowance|B|城市居民:urban,农村居民:rural,单人户保障:single person,支出型困难:by expenditure|m=income,hukou,bank law=社会救助暂行办法#11
特困人员供养待遇|support for the destitute|B|集中供养:in institutions,分散供养:at home,照料护理:nursing|m=income,hukou law=社会救助暂行办法#16
临时救助金|temporary relief|B|支出型:by expenditure,急难型:urgent|m=income,bank law=社会救助暂行办法#48
低保边缘家庭|near-poor household|C|||a=person m=income
孤儿和困境儿童基本生活费|orphans' and children's living allowance|B|孤儿:orphans,事实无人抚养儿童:children without care,困境儿童:children in difficulty|m=hukou,bank t=social-care
高龄津贴|old-age allowance|B|八十至八十九周岁:80 to 89,九十至九十九周岁:90 to 99,一百周岁以上:100 and over|t=retirement m=bank law=老年人权益保障法#33
养老服务补贴|elderly care subsidy|B|居家养老:home care,机构养老:institution,护理补贴:nursing,适老化改造:home adaptation|t=retirement m=income
养老机构|elderly care home|F|公办:public,民办非企业:non-profit,营利性:for-profit|a=enterprise m=prem,fire,health t=retirement law=老年人权益保障法#43
老年人优待证|senior citizen card|P|六十周岁以上:60 and over,七十周岁以上:70 and over|t=retirement m=photo
残疾人两项补贴|two allowances for the disabled|B|困难残疾人生活补贴:living,重度残疾人护理补贴:nursing|m=disab,bank
社会团体|association|E|行业协会:trade,学术性:academic,公益慈善:charity,城乡社区服务:community service|a=enterprise m=art,minutes,fundsProof law=社会团体登记管理条例#3
民办非企业单位|private non-enterprise institution|E|教育类:education,养老类:elderly care,文化类:culture,体育类:sport|a=enterprise m=art,prem,fundsProof law=民办非企业单位登记管理暂行条例#3
基金会|foundation|E|||a=enterprise m=art,fundsProof
慈善组织|charity|C|认定:recognition,公开募捐资格:public fundraising|a=enterprise m=art,report law=慈善法#10
公开募捐方案|public fundraising plan|F||a=enterprise law=慈善法#24
社会组织年度报告|annual report of social organisations|T0|社会团体:associations,民办非企业单位:private institutions|a=enterprise
社会工作者|social worker|N|助理社会工作师:assistant,社会工作师:social worker|a=person m=qual t=qualification
殡葬补贴|funeral subsidy|B|基本殡葬费用减免:cost relief,惠民殡葬补贴:benefit,节地生态安葬奖补:ecological burial|m=deathcert
公墓建设|cemetery construction|A|经营性公墓:commercial,公益性公墓:public,骨灰堂:columbarium|a=enterprise f=project m=plan,land t=construction law=殡葬管理条例#8
地名命名更名|place naming|A|住宅区:residential area,建筑物:building,道路桥梁:road or bridge|a=enterprise law=地名管理条例#12
门牌号码|house number|P|单位:enterprise,住户:household|a=both t=real-estate
流浪乞讨人员求助|aid to vagrants|B0|||a=person
福利彩票代销证|welfare lottery agency|L||a=both m=prem
居家和社区养老一件事|one-stop elderly care|J||joint=YLBZ,WSJK a=person t=retirement
困难群众救助一件事|one-stop relief|J||joint=YLBZ,CJRL a=person m=income t=social-care
婚育一件事|one-stop marriage and family|J|婚前:before marriage,孕育:pregnancy|joint=WSJK,GA a=person m=hukou t=marriage
`,
  CJRL: `
残疾人证|disability certificate|P|视力残疾:visual,听力残疾:hearing,言语残疾:speech,肢体残疾:physical,智力残疾:intellectual,精神残疾:mental,多重残疾:multiple|m=photo,med
残疾儿童康复补助|rehabilitation of disabled children|B|听力康复:hearing,孤独症康复:autism,脑瘫康复:cerebral palsy,智力康复:intellectual,肢体矫治手术:orthopaedic surgery|m=disab,med,bank law=残疾预防和残疾人康复条例#26
残疾人辅助器具适配补贴|subsidy for aids for the disabled|B|轮椅:wheelchair,助听器:hearing aid,假肢:artificial limb,助视器:visual aid|m=disab
残疾人就业创业补贴|disabled employment subsidy|B|个体创业:self-employment,辅助性就业:assisted work,盲人按摩机构:blind massage,超比例安置用人单位:employers above quota|a=both t=employment,social-care m=disab,bank law=残疾人就业条例#17
残疾人教育补助|disabled education aid|B|学前教育:preschool,高中阶段:upper secondary,高等教育:university,残疾人家庭子女:children of the disabled|t=schooling,social-care m=disab,edu
残疾人机动轮椅车燃油补贴|disabled motor chair fuel subsidy|B||m=disab,bank t=transport,social-care
残疾人家庭无障碍改造补贴|barrier-free home adaptation subsidy|B||m=disab t=housing law=无障碍环境建设法#19
残疾人托养服务补贴|disabled care service subsidy|B|机构托养:residential,日间照料:day care,居家服务:home|m=disab
残疾人驾驶培训补贴|disabled driving training subsidy|B||m=disab,drv t=driving
用人单位安置残疾人就业年审|annual check of disabled employment|T0||a=enterprise t=employment
盲人保健按摩人员资格|blind massage qualification|Q||m=disab,photo t=employment
残疾人公共交通免费乘车证|disabled free travel card|P||m=disab t=transport
残疾人服务一件事|one-stop disability services|J||joint=MZ,YLBZ a=person m=med t=social-care
`,
  JY: `
义务教育阶段学校入学|compulsory school enrolment|B0|公办小学新生:public primary,公办初中新生:public junior secondary,民办学校新生:private school,随迁子女:migrant children,适龄残疾儿童:disabled children|a=person t=schooling m=hukou,title law=义务教育法#12
幼儿园入园|kindergarten enrolment|B0|公办:public,普惠性民办:inclusive private|a=person t=schooling m=hukou law=学前教育法#15
中小学学籍变动|school roll change|B0|转学:transfer,休学:suspension,复学:return,跳级:grade skipping,出国离校:leaving for abroad,信息更正:correction|a=person t=schooling
教师资格证|teacher's certificate|Q|幼儿园:kindergarten,小学:primary,初级中学:junior secondary,高级中学:senior secondary,中等职业学校:vocational|t=qualification,employment m=edu,health,photo law=教师法#10
民办学校办学许可证|private school licence|L+y|幼儿园:kindergarten,小学:primary,初级中学:junior secondary,普通高中:senior secondary,中等职业学校:vocational|a=enterprise m=prem,art,staff,fire joint=XFJY law=民办教育促进法#12
校外培训机构办学许可证|after-school training licence|L+y|学科类:academic,语言能力类:language,科技类:science|a=enterprise m=prem,art,staff,fire law=民办教育促进法#12
学生资助金|student aid|B|学前教育资助:preschool,义务教育生活补助:compulsory stage,普通高中助学金:senior secondary,中职免学费:vocational fee waiver,中职国家助学金:vocational grant,大学新生入学资助:new university students|t=schooling,social-care m=hukou,bank
生源地信用助学贷款申请|application for student loan at home place|B0|首贷:first,续贷:renewed,提前还款:early repayment,展期:extension|t=schooling,finance m=hukou,contract
普通话水平测试等级证书|Mandarin proficiency certificate|Q||t=qualification m=photo
国家教育考试报名|national education examination entry|B0|普通高考:university entrance,高中学业水平考试:upper secondary,中考:junior secondary,自学考试:self-study,成人高考:adult entrance,教师资格考试:teachers|a=person t=schooling fee=0.00
学历证明|certificate of schooling|S0|高中毕业:senior secondary,初中毕业:junior secondary,学历补证:lost diploma|a=person t=schooling
校车使用许可|school bus permit|L|||a=enterprise f=vehicle m=veh,drv,insur t=schooling,transport joint=GA law=校车安全管理条例#15
文艺体育等专业训练的社会组织实施义务教育|compulsory teaching in arts and sports bodies|A|||a=enterprise
适龄儿童少年延缓入学|deferred school entry|A||a=person m=med law=义务教育法#11
教师职称评审|teachers' titles|C|中小学一级:class 1,中小学高级:senior,从教三十年荣誉证书:thirty years' service|a=person t=qualification
学校食堂大宗食材招标|school canteen procurement|F||a=enterprise
中外合作办学项目|Sino-foreign school project|A||a=enterprise f=project
入学一件事|one-stop school enrolment|J|小学:primary,初中:junior secondary|joint=GA,ZRZY a=person m=hukou,title t=schooling
校园安全与教育投诉|school safety and education complaint|S0||a=person
`,
  TYJR: `
退役军人报到|veteran reporting|R0|退役报到:reporting,退役军官:officers,退役士兵:soldiers|a=person
退役军人优待证|veteran's card|P|退役军人:veterans,烈士遗属:martyrs' families,因公牺牲军人遗属:families of the fallen,病故军人遗属:families of the deceased|m=photo,vet law=退役军人保障法#50
退役士兵自主就业一次性经济补助|lump sum for self-employed veterans|B|义务兵:conscripts,士官:sergeants|m=vet,bank
义务兵家庭优待金|conscript family allowance|B|普通兵员:ordinary,进藏进疆兵员:Tibet and Xinjiang,大学生兵员:students|m=bank law=军人抚恤优待条例#33
残疾军人等级评定|disabled serviceman|C|新办评残:new,补办评残:late,调整等级:grade change,换证补证:replacement|a=person m=med,vet law=军人抚恤优待条例#21
优抚对象抚恤补助|survivors' pension|B|烈士遗属:martyrs' families,因公牺牲:the fallen,带病回乡:ill veterans,参战参试:combat veterans,六十周岁以上农村籍:rural 60 and over|m=vet,bank law=军人抚恤优待条例#12
退役军人安置办理|veteran placement|B0|安排工作:job,转业:transfer,复员:demobilised,随军家属:families|a=person m=vet law=退役军人保障法#21
退役军人创业就业补贴|veterans' venture support|B|技能培训:training,创业补贴:start-up,贷款贴息:loan interest|m=vet,bank t=employment
烈士评定|martyr status|C||a=person
烈士纪念设施|martyrs' memorial|A|迁移:moving,修缮:repair|a=enterprise t=culture law=英雄烈士保护法#9
军队离退休干部补助|retired army cadre|B|医疗补助:medical,遗属生活补助:survivors|m=vet t=retirement
军人立功喜报送达|delivery of merit notice|B0|||a=person
`,
  ZGH: `
基层工会组织|grass-roots trade union|E|企业工会:enterprise,联合工会:joint,新业态工会:platform workers|a=enterprise m=minutes law=工会法#11
工会法人资格|trade union legal person|E1||a=enterprise law=工会法#15
困难职工帮扶金|aid to workers in difficulty|B|生活救助:living,医疗救助:medical,金秋助学:schooling|m=income,bank
职工医疗互助保障金|workers' mutual medical aid|B|住院:inpatient,重大疾病:serious disease|m=invoice,bank t=medical-insurance
职工法律援助|workers' legal aid|S0||a=person t=legal
工会会员卡|union member card|P||a=person m=photo
劳动模范待遇|model worker benefits|B|荣誉津贴:honour allowance,春节慰问:festival,疗休养:recuperation|a=person
户外劳动者服务站点|outdoor workers' station|F||a=enterprise
`,
  TW: `
注册志愿者|registered volunteer|R0|个人:person,团队:team|a=person
志愿服务记录证明|volunteer record certificate|S0||a=person
希望工程助学金|Project Hope grant|B|小学生:primary,中学生:secondary,大学生:university|m=income,bank t=schooling
团员组织关系转接|transfer of League membership|B0|转入:in,转出:out|a=person
青年创业项目扶持资金|young people's venture support|B||a=both t=employment
`,
  FL: `
妇女儿童维权求助|protection of women and children|S0|家庭暴力:domestic violence,婚姻纠纷:marriage,劳动权益:work|a=person t=legal,marriage law=妇女权益保障法#72
低收入妇女两癌救助金|aid to women with cancer|B|宫颈癌:cervical,乳腺癌:breast|m=med,income,bank t=health,social-care
家庭教育指导预约|family education guidance|S0||a=person t=schooling law=家庭教育促进法#24
巾帼创业贷款贴息|women's venture loan interest|B||a=person t=employment,finance
最美家庭推荐|model family nomination|B0||a=person
`,
  HSZ: `
遗体器官捐献|body and organ donation|R0|遗体:body,器官:organs,角膜:cornea|a=person law=人体器官捐献和移植条例#9
造血干细胞捐献志愿者|stem cell donor|R0||a=person
应急救护员证|first aid certificate|Q|初级:basic,持证复训:refresher|m=photo
大病人道救助金|humanitarian aid for serious illness|B|白血病儿童:leukaemia,先天性心脏病:congenital heart disease|m=med,income
社会捐赠|donation|B0|资金:money,物资:goods|a=both
`,
  GJJ: `
住房公积金缴存登记|housing provident fund registration|R|单位:employer,灵活就业人员:flexible worker,台港澳人员:Taiwan Hong Kong and Macao|a=both
住房公积金提取|housing provident fund withdrawal|B0|购买新建商品房:new home,购买二手房:used home,自建翻建大修:building,偿还住房贷款:loan repayment,租赁住房:rent,离休退休:retirement,完全丧失劳动能力:incapacity,出境定居:settling abroad,死亡继承:inheritance,加装电梯:lift,老旧小区改造:estate renewal,重大疾病:serious illness|a=person m=title,bank law=住房公积金管理条例#24
住房公积金个人住房贷款申请|application for provident fund housing loan|B0|新建商品房:new home,二手房:used home,异地贷款:elsewhere,商转公:converted from commercial,组合贷款:combined|a=person m=contract,income,title law=住房公积金管理条例#26
住房公积金贷款还款办理|provident fund loan repayment|B0|提前部分还款:partial early,提前结清:early settlement,变更还款方式:method,变更还款账户:account|a=person
住房公积金账户管理|provident fund account management|B0|启封:reopened,封存:sealed,同城转移:moved in town,异地转移接续:moved between cities|a=both
住房公积金缴存比例和缓缴|contribution rate and deferral|A|降低缴存比例:lower rate,缓缴:deferral|a=enterprise m=minutes,report law=住房公积金管理条例#20
住房公积金缴存信息|provident fund record|S|缴存证明:deposit,异地贷款缴存使用证明:for a loan elsewhere,贷款结清证明:loan settled|a=both
缴存单位信息变更|change of employer data|B0|名称:name,地址:address,专管员:officer in charge|a=enterprise
住房公积金汇缴补缴|provident fund remittance|T0|汇缴:remittance,补缴:arrears,基数调整:base change|a=enterprise
公积金贷款购房一件事|one-stop provident fund home purchase|J|新房:new home,二手房:used home|joint=ZRZY,SW a=person m=contract,income t=housing-fund,real-estate
`,
};
